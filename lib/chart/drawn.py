"""A chart, drawn at two widths: what Lab shows, what a page shows, and what is told to those who see neither."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.chart.canvas import Spec

# The Vega-Lite that JupyterLab 4 holds itself: it needs no network. Our charts are the same in both editions.
LAB_MIME = "application/vnd.vegalite.v5+json"
LAB_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart: Vega-Lite specs for a wide page and for a phone, its alt text, and the rows drawn."""

    wide: Spec
    narrow: Spec
    alt: str
    rows: pd.DataFrame

    def altair(self) -> Any:
        """Return the chart as an Altair object, shown in Lab with a tooltip at each mark, without network."""
        import altair as alt

        alt.renderers.register("hit_ratio_lab", _in_lab)
        alt.renderers.enable("hit_ratio_lab")
        return alt.LayerChart.from_dict(self.wide | {"description": self.alt})

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        return _in_lab(self.wide | {"description": self.alt})


def _in_lab(spec: Spec, **_: Any) -> dict[str, Any]:
    return {LAB_MIME: spec | {"$schema": LAB_SCHEMA}, "text/plain": f"Chart. {spec.get('description', '')}"}
