"""The commands that write what a person gives in into raw/: `add` and `import`."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from lib.one_sentence import one_sentence
from lib.paths import PROJECT

RawDir = Annotated[Path, typer.Option("--raw", help="Folder with what agencies sent.")]
Text = typer.Option
RAW = PROJECT / "raw"


def add(
    agency: Annotated[str, typer.Argument(help="The agency's folder, for instance tracy-pd-ca.")],
    request: Annotated[str, typer.Argument(help="The request's folder, its number at the site or office.")],
    files: Annotated[list[Path] | None, typer.Argument(help="Files as received; none = only list the request.")] = None,
    raw: RawDir = RAW,
    name: Annotated[str, Text("--name", help="The agency's name as it should be printed.")] = "",
    state: Annotated[str, Text("--state", help="Two capital letters.")] = "",
    campaign: Annotated[str, Text("--campaign", help="The wave of requests it belongs to.")] = "",
    asked_on: Annotated[str, Text("--asked-on", help="Date it was sent, such as 2020-01-28.")] = "",
    received_on: Annotated[str, Text("--received-on", help="Date the agency had it.")] = "",
    items_asked: Annotated[str, Text("--items-asked", help="Items asked for, such as 1-8.")] = "",
    source_url: Annotated[str, Text("--source-url", help="Address of the request's page.")] = "",
    assigned_to: Annotated[str, Text("--assigned-to", help="The reporter who follows it.")] = "",
) -> None:
    """Copy files into raw/, never overwriting, and list the request in the roster."""
    from lib.desk import add_files

    entry = {"agency_id": agency, "request_id": request, "agency_name": name, "state": state, "campaign": campaign}
    entry |= {"asked_on": asked_on, "received_on": received_on, "items_asked": items_asked}
    with one_sentence():
        told = add_files(raw.resolve(), entry | {"source_url": source_url, "assigned_to": assigned_to}, files or [])
    print("\n".join(told) if told else "The request is in the roster already; nothing was done.")


def import_sheet(
    sheet: Annotated[Path, typer.Argument(metavar="SHEET", help="A CSV or XLSX with typed values or a roster.")],
    raw: RawDir = RAW,
    column: Annotated[
        list[str] | None, Text("--column", help="What a column means: 'HEADER=FIELD' or 'HEADER=MEASURE PERIOD'.")
    ] = None,
    tab: Annotated[str, Text("--sheet", help="Name of the sheet; none = the first with cells.")] = "",
    header: Annotated[int, Text("--header-row", min=0, help="Row of the column names; 0 = the first filled.")] = 0,
    request: Annotated[str, Text("--request", help="The request of every row.")] = "",
    campaign: Annotated[str, Text("--campaign", help="The campaign of every row.")] = "",
    source: Annotated[str, Text("--source", help="Where the values stand, for every row.")] = "",
    by: Annotated[str, Text("--by", help="Who typed them.")] = "",
    why: Annotated[str, Text("--why", help="Why they are entered by hand.")] = "",
    on: Annotated[str, Text("--on", help="Date of entry; none = today.")] = "",
    write: Annotated[bool, Text("--write", help="Write what the dry run shows.")] = False,
) -> None:
    """Take a roster, hand-typed values or the filled list of what waits from a sheet; a dry run without --write."""
    from lib.desk import plan_import, read_sheet_pages, waiting_sheet, write_import
    from lib.desk.told import import_lines

    same = {"request_id": request, "campaign": campaign, "source": source, "by": by, "why": why}
    same["on"] = on or dt.datetime.now(dt.UTC).date().isoformat()
    told = {name: value for name, value in same.items() if value}
    with one_sentence():
        pages = read_sheet_pages(sheet)
        if waiting_sheet.is_waiting_sheet(pages):
            rulings = waiting_sheet.plan_rulings(pages, raw.resolve(), told)
            if write:
                waiting_sheet.write_rulings(rulings, raw.resolve())
            print("\n".join(waiting_sheet.ruling_lines(rulings, is_written=write)))
            return
        plan = plan_import(pages, raw.resolve(), told, column or [], tab, header)
        if write:
            write_import(plan, raw.resolve())
    print("\n".join(import_lines(plan, is_written=write)))
