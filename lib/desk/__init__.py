"""What a person at the desk gives in; files in raw/, lines of the roster and of the desk's files, and lists, out.

The only code that writes into raw/, and only when a person asks for it: never in a run.
"""

from lib.desk.add import add_files
from lib.desk.entry import DeskError
from lib.desk.importing import Import, plan_import, write_import
from lib.desk.owing import owing
from lib.desk.sheet_rows import read_sheet_pages

__all__ = ["DeskError", "Import", "add_files", "owing", "plan_import", "read_sheet_pages", "write_import"]
