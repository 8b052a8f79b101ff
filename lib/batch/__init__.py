"""Notebooks and folders in; executed copies, pages and run.json out. It conducts the rooms, and has no rules."""

from lib.batch.outcome import Outcome
from lib.batch.parameters import ParameterError, check_parameters, known_parameters
from lib.batch.run import RunError, run

__all__ = ["Outcome", "ParameterError", "RunError", "check_parameters", "known_parameters", "run"]
