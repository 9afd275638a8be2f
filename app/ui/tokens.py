"""Design tokens: every colour, type size and space that the window uses is named here."""

from typing import NamedTuple


class Colours(NamedTuple):
    """One appearance: `x_ink` is for words, `x_tint` behind them, `x_edge` its rim."""

    canvas: str
    surface: str
    sunken: str
    hover: str
    line: str
    control: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    focus: str
    paper: str
    green: str
    green_ink: str
    green_tint: str
    green_edge: str
    amber: str
    amber_ink: str
    amber_tint: str
    amber_edge: str
    red: str
    red_ink: str
    red_tint: str
    red_edge: str
    stop: str
    stop_ink: str
    stop_tint: str
    stop_edge: str
    on_stop: str
    none: str
    none_ink: str
    none_tint: str
    none_edge: str


LIGHT = Colours(
    canvas="#F3F2EE", surface="#FFFFFF", sunken="#F8F7F4", hover="#EFEEE9",
    line="#E2DFD8", control="#868B89", ink="#182125", ink2="#485257", ink3="#5F686C",
    accent="#1A5878", accent_hover="#13465F", on_accent="#FFFFFF", accent_tint="#E2EDF3",
    focus="#1A5878", paper="#F6F4EF",
    green="#2A9A69", green_ink="#12603D", green_tint="#E3F2EA", green_edge="#1F8A5B",
    amber="#F0AE2C", amber_ink="#6F4700", amber_tint="#FCF1D9", amber_edge="#8A5A00",
    red="#A8231A", red_ink="#8E1F15", red_tint="#FAE6E2", red_edge="#A8231A",
    stop="#3A0A10", stop_ink="#3A0A10", stop_tint="#F0DFE0", stop_edge="#3A0A10",
    on_stop="#FFFFFF",
    none="#868B89", none_ink="#485257", none_tint="#EFEEE9", none_edge="#6E7674",
)  # fmt: skip
DARK = Colours(
    canvas="#12171A", surface="#1B2226", sunken="#171D20", hover="#242D32",
    line="#2C363B", control="#6F7C83", ink="#ECF0F1", ink2="#B6C1C6", ink3="#98A5AB",
    accent="#84C3E4", accent_hover="#A3D3EC", on_accent="#0A1E29", accent_tint="#1D3543",
    focus="#84C3E4", paper="#242D32",
    green="#4FBF8B", green_ink="#86DCB3", green_tint="#173329", green_edge="#4FBF8B",
    amber="#F6C453", amber_ink="#F8D078", amber_tint="#382C12", amber_edge="#F6C453",
    red="#D9503F", red_ink="#F5A094", red_tint="#3D1D19", red_edge="#E8705F",
    stop="#FFE9E5", stop_ink="#FFD9D2", stop_tint="#43181C", stop_edge="#FFE9E5",
    on_stop="#3A0A10",
    none="#6F7C83", none_ink="#B6C1C6", none_tint="#242D32", none_edge="#8B989E",
)  # fmt: skip
HIGH_CONTRAST = Colours(
    canvas="#000000", surface="#000000", sunken="#000000", hover="#262626",
    line="#A6A6A6", control="#FFFFFF", ink="#FFFFFF", ink2="#F2F2F2", ink3="#D9D9D9",
    accent="#7FE0FF", accent_hover="#B8EEFF", on_accent="#000000", accent_tint="#0B3142",
    focus="#7FE0FF", paper="#1A1A1A",
    green="#5BE39B", green_ink="#9CF5C6", green_tint="#00210F", green_edge="#C6FFE2",
    amber="#FFD24A", amber_ink="#FFE08A", amber_tint="#2A1F00", amber_edge="#FFF0C2",
    red="#FF6B57", red_ink="#FFB5A9", red_tint="#330700", red_edge="#FFC9C0",
    stop="#FFFFFF", stop_ink="#FFFFFF", stop_tint="#4A0009", stop_edge="#FFFFFF",
    on_stop="#4A0009",
    none="#D9D9D9", none_ink="#F2F2F2", none_tint="#1A1A1A", none_edge="#D9D9D9",
)  # fmt: skip


class TypeRole(NamedTuple):
    """Pixel size at 100 %, and weight."""

    size: int
    weight: int


TYPE = {
    "light": TypeRole(34, 600),
    "display": TypeRole(28, 600),
    "title": TypeRole(22, 600),
    "heading": TypeRole(16, 600),
    "dose": TypeRole(15, 600),
    "dose_plain": TypeRole(15, 400),
    "body": TypeRole(14, 400),
    "medium": TypeRole(14, 500),
    "strong": TypeRole(14, 600),
    "small": TypeRole(13, 400),
    "small_medium": TypeRole(13, 500),
    "small_strong": TypeRole(13, 600),
    "caption": TypeRole(12, 400),
    "caption_strong": TypeRole(12, 600),
}
DISPLAY_FROM = 22  # from this size on, the cut for large sizes is used

CARD_RADIUS = 10
CONTROL_RADIUS = 7
CELL_RADIUS = 5
CONTROL_HEIGHT = 36
FOCUS_ROOM = 4  # round a painted control, for its focus ring
