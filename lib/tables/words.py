"""Nothing in; out come the closed lists of words that tables may hold (kinds, statuses, measures, states)."""

DOCUMENT_KIND = (
    "hit_ratio_report",
    "detection_report",
    "data_sharing_report",
    "dashboard_page",
    "request_page",
    "message",
    "letter",
    "invoice",
    "sharing_table",
    "counts_table",
    "portal_page",
    "several",
    "unknown",
)
# Forms whose documents hold reports: what prints a date and an agency of its own.
REPORT_FORM = (
    "data_sharing_report",
    "hit_ratio_report",
    "detection_report",
    "dashboard_page",
    "sharing_table",
    "portal_page",
)
DOCUMENT_STATUS = (
    "read",
    "partly_read",
    "not_used",
    "duplicate",
    "password_needed",
    "damaged",
    "empty",
    "unsupported",
    "resource_limit",
    "timeout",
)
# A run that meets one of these says so in its exit code: the bytes are there and could not be read.
FAILED_STATUS = ("damaged", "empty", "resource_limit", "timeout")

VALUE_STATUS = (
    "accepted",
    "corrected",
    "confirmed",
    "needs_review",
    "rejected",
    "duplicate",
    "superseded",
    "withdrawn",
)
PUBLIC_STATUS = ("accepted", "corrected", "confirmed")
# A person has looked and said that it is not to be used.
SET_ASIDE_STATUS = ("rejected", "withdrawn")
# What became of a line of the desk's rulings.
RULING_BECAME = (
    "applied",
    "second_check",
    "replaced",
    "disputed",
    "no_longer_fits",
    "matches_nothing",
    "not_usable",
)

MEASURE = (
    "hits",
    "detections_row",
    "total_records",
    "total_detections",
    "detections_by_agency",
    "detections_by_system",
    "detections_stated",
    "direct_sharing",
    "nvls",
    "detections_30d",
    "hits_30d",
    "searches_30d",
    "cameras",
)
ORIGIN = (
    "agency_document",
    "agency_statement",
    "portal",
    "publisher",
    "publisher_sum",
    "hand_entered",
)
PUBLISHER_ORIGIN = ("publisher", "publisher_sum")
# What a table prints in place of a figure.
MISSING = ("not_provided", "not_applicable", "incomplete", "see_other_agency", "blank")
BASIS = ("total_records", "detections_row", "stated")
WINDOW_KIND = ("calendar_year", "partial_year", "multi_year", "all_time", "rolling_30d", "unknown")
TEXT_SOURCE = ("native", "ocr_layer", "ocr", "text", "cells", "hand")
# What can say the same as a model that read a picture, and is none of its doing.
SECOND_READING = ("ocr_layer", "arithmetic", "other_document")
SECTION = ("detections_shared", "detections_received", "hotlists_shared", "hotlists_received")
PARTNER_CLASS = (
    "same_state_local",
    "same_state_state",
    "out_of_state",
    "federal",
    "private",
    "tribal",
    "regional_or_fusion",
    "test_or_template",
    "unknown",
)
ITEM_STATE = (
    "answered",
    "answered_none",
    "partly_answered",
    "provided_not_on_file",
    "provided_not_read",
    "awaiting",
    "overdue",
    "refused",
    "partly_withheld",
    "fee_required",
    "no_responsive_records",
    "not_applicable",
    "see_other_agency",
    "not_asked",
)
ITEM_MEANING = (*SECTION, "detections", "hits", "unknown")
MESSAGE_KIND = (
    "acknowledgement",
    "extension",
    "determination",
    "records_with_figures",
    "records_attached",
    "no_records",
    "fee_notice",
    "denial",
    "closed",
    "other",
)
# Readings of one set of rows that stand side by side; the first is the headline.
READING = (
    "headline",
    "as_published",
    "both_known",
    "both_known_median",
    "median",
    "mean",
    "without_largest",
    "rankable_only",
    "other_basis",
    "missing_as_zero",
)
MATCH_RULE = (
    "ruling",
    "inside_mail",
    "content",
    "content_and_name",
    "pages",
    "pages_and_name",
    "elimination",
)
SENDER_ROLE = ("agency", "requester")
CONTRADICTION = (
    "total_differs_from_rows",
    "zero_from_missing",
    "windows_differ_inside_a_ratio",
    "same_figure_two_windows",
    "two_values_one_window",
    "sum_differs_from_parts",
    "jump_of_ten",
    "hits_above_scans",
    "totals_row_in_table",
    "pages_missing",
    "created_before_window_end",
    "completed_but_open",
    "names_other_agency",
)
# What a stretch of a page's text was used for. Everything on a page has exactly one of these.
TEXT_USE = (
    "heading",
    "requester_text",
    "agency_text",
    "quoted_text",
    "unknown_sender_text",
    "attachment",
    "furniture",
    "left_over",
)
REVIEW_WHAT = (
    "file",
    "value",
    "text_not_read",
    "left_over_text",
    "request",
    "agency_name",
    "contradiction",
    "decision",
)
