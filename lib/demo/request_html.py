"""A request's messages in; out comes the saved page as HTML of the newer layout: times with hours, links to files."""

import datetime as dt
from html import escape

from lib.demo.places import STATE
from lib.demo.posts import Attachment, Post
from lib.demo.request_pages import Conversation, talk_figures, talk_messages
from lib.demo.truth import Made

CDN = "https://cdn.muckrock.example/foia_files"


def html_page(talk: Conversation) -> Made:
    """Return the page; the list of files at its end shows each file again, with a date."""
    posts = "\n".join(_post(talk, n, post) for n, post in enumerate(talk.posts, 1))
    files = "\n".join(
        f"<li>{_file(post.sent, attachment, dated=True)}</li>"
        for post in reversed(talk.posts)
        for attachment in post.attachments
    )
    page = (
        f'<!DOCTYPE html><html lang="en-US"><head>\n<title>{escape(talk.heading)} • MuckRock</title>\n'
        f'<meta charset="utf-8">\n</head><body>\n<nav><a href="/donate/">Donate</a></nav>\n'
        f"{_summary(talk)}\n"
        f'<section role="tabpanel" class="tab-panel communications" id="comms" aria-hidden="false">\n'
        f'<h2 class="tab-panel-heading" style="display: none;">Communications</h2>\n'
        f'<button class="button" id="toggle-communication-collapse">Collapse All</button>\n'
        f'<div class="communications-list">\n{posts}\n</div>\n</section>\n'
        f'<section role="tabpanel" class="tab-panel files" id="files" style="display: none;" aria-hidden="true">\n'
        f'<h2 class="tab-panel-heading" style="display: none;">Files</h2>\n'
        f'<ul class="files-list nostyle" id="all-files">\n{files}\n</ul>\n</section>\n'
        f'<footer><p class="title"><strong>For the Record</strong></p><p>© 2010–2026 MuckRock</p></footer>\n'
        f"</body></html>\n"
    )
    return Made(page.encode("utf-8"), "request_page", figures=talk_figures(talk),
                messages=talk_messages(talk, is_dated=True))  # fmt: skip


def _summary(talk: Conversation) -> str:
    """The column beside the messages: title, who asked whom, the wave, the day and the status."""
    day = talk.posts[0].sent
    return (
        f'<section class="request properties"><header class="manager"><section class="identity">'
        f'<h1 class="state">{escape(talk.heading, quote=False)}</h1></section></header>\n'
        f'<section class="basic-information">\n<summary class="synopsis">\n'
        f'<a href="/accounts/profile/example/">{escape(talk.requester)}</a>\n filed this request\n with the\n'
        f'<a href="/agency/made-up/">{escape(talk.agency.name, quote=False)}</a>\n of\n<a href="/place/made-up/">'
        f'{escape(talk.agency.seat)}</a>, <a href="/place/made-up-state/" title="{STATE}">{STATE}</a>.\n</summary>\n'
        f'</section>\n<section class="specific-information">\n<table class="numbers"><tbody>{_tracking(talk)}'
        f'<tr class="multirequest"><td>Multi Request</td><td><a href="/foi/multirequest/made-up/">'
        f"{escape(talk.title)}</a></td></tr></tbody></table>\n"
        f'<table class="dates"><tbody><tr class="submitted"><td class="label">Submitted</td>'
        f'<td class="date">{day:%b}. {day.day}, {day.year}</td></tr></tbody></table>\n</section>\n'
        f'<section class="status manager" id="request-status"><header><dfn>Status</dfn></header>'
        f'<span class="badge state green">{escape(talk.status)}</span></section></section>'
    )


def _tracking(talk: Conversation) -> str:
    return f"<tr><td>Tracking #</td><td>{escape(talk.tracking)}</td></tr>" if talk.tracking else ""


def _post(talk: Conversation, n: int, post: Post) -> str:
    ident = f"comm-{talk.number}{n:02d}"
    color = "blue " if post.role == "requester" else ""
    files = "\n".join(f"<li>\n{_file(post.sent, attachment)}\n</li>" for attachment in post.attachments)
    return (
        f'<section class="{color}collapsable communication textbox" id="{ident}">\n'
        f'<header class="textbox__header communication-header">\n'
        f'<p class="from">From: {escape(talk.sender(post))}</p>\n'
        f'<div class="actionables nocollapse"><a href="#{ident}" class="permalink">'
        f'<time datetime="{_instant(post.sent)}" class="date">\n{post.sent:%m/%d/%Y}\n</time></a></div>\n</header>\n'
        f'<section class="textbox__section communication-metadata">\n'
        f'<p class="small subject">Subject: {escape(post.subject)}</p>\n'
        f'<span><span class="small badge">\n{post.channel}\n</span></span>\n</section>\n'
        f'<section class="textbox__section communication-body">\n{_body(post)}\n</section>\n'
        + (f'<ul class="files">\n{files}\n</ul>\n' if files else "")
        + "</section>"
    )


def _instant(sent: dt.datetime) -> str:
    return f"{sent:%Y-%m-%dT%H:%M:%S}.{sent.microsecond:06d}-05:00"


def _body(post: Post) -> str:
    lines = [*post.body, *(["", *post.quoted] if post.quoted else [])]
    paragraphs = "\n".join(lines).split("\n\n")
    return "\n\n".join(
        f"<p>{escape(part.strip(chr(10)), quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs
    )


def _file(sent: dt.datetime, attachment: Attachment, *, dated: bool = False) -> str:
    link = f"{CDN}/{sent:%Y/%m/%d}/{attachment.link}"
    date = f'<p class="date small">\n{sent:%m/%d/%Y}\n</p>\n' if dated else ""
    verbs = (
        ""
        if attachment.is_picture
        else '<li><span class="label">View</span></li><li><span class="label">Embed</span></li>'
    )
    pages = 0 if attachment.is_picture else attachment.pages
    return (
        f'<div class="file" data-title="{escape(attachment.title)}" data-pages="{pages}">\n'
        f'<div class="file-info">\n{date}'
        f'<p class="title">{escape(attachment.title)}</p>\n<ul class="file-actions">{verbs}<li>'
        f'<a href="{escape(link)}" target="_blank" class="action"><span class="label">Download</span></a></li></ul>\n'
        f"</div>\n</div>"
    )
