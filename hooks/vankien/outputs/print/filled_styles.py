"""Computed styles with what is asked of every one of them, filled in at once."""

from typing import Any

from weasyprint.css import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, PHYSICAL_FUNCTIONS

_ASKED = """
    anchor counter_reset counter_set counter_increment bookmark_level direction border_collapse visibility color
    font_size overflow margin_left margin_right margin_top margin_bottom padding_left padding_right padding_top
    padding_bottom width min_width max_width height min_height max_height border_top_style border_right_style
    border_bottom_style border_left_style box_sizing border_top_left_radius border_top_right_radius
    border_bottom_right_radius border_bottom_left_radius border_image_source mask_border_source image_orientation
    background_image background_color box_shadow transform bookmark_state appearance opacity outline_style
    outline_offset outline_color color_scheme string_set lang font_language_override font_variation_settings
    font_kerning font_variant_ligatures font_variant_position font_variant_numeric font_variant_alternates
    font_variant_east_asian font_feature_settings word_spacing overflow_wrap letter_spacing white_space
    text_transform hyphens font_family font_style font_stretch font_variant_caps line_height font_weight
    box_decoration_break text_indent column_width column_count continue max_lines text_align_all text_align_last
    break_after break_before
""".split()  # noqa: SIM905
"""Properties that WeasyPrint looks up for nine of ten elements."""
_INHERITED = tuple(name for name in _ASKED if name in INHERITED)
_INITIAL = {name: INITIAL_VALUES[name] for name in _ASKED if name not in INHERITED and name not in INITIAL_NOT_COMPUTED}
_WIDTHS = {
    f"{line}_width": f"{line}_style"
    for line in ("border_top", "border_right", "border_bottom", "border_left", "outline")
}
"""Lines, which are as wide as nothing where there are none."""
_LOGICAL = frozenset(
    function(block="ttb", inline=direction) for function in PHYSICAL_FUNCTIONS.values() for direction in ("ltr", "rtl")
)


def fill_styles(styles: dict[Any, Any]) -> None:
    """
    Give every style the values that no rule gives it.

    WeasyPrint works each of them out when it is first asked for, with all that it could depend on: a sixth of the time
    of a print. What no rule names is inherited or has its first value.
    """
    for style in styles.values():
        parent, named = style.parent_style, style.cascaded
        if parent is None or not _LOGICAL.isdisjoint(named):
            continue
        inherited = {name: style[name] if name in named else parent[name] for name in _INHERITED}
        style.update(inherited)
        style.update({name: value for name, value in _INITIAL.items() if name not in named})
        for width, line in _WIDTHS.items():
            if width not in named and line not in named:
                style[width] = 0
        if style.pseudo_type is None:
            # The lines and the letters within, which no rule can name.
            style.anonymous_style.update(inherited)
            style.anonymous_style.update(_INITIAL)
