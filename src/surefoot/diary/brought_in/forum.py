"""A forum topic (Discourse JSON): the person's own posts, as stories kept as written.

Only the posts of the name she gives as her own are read. Others' words stay where they are.
"""

import json
import re
from datetime import date
from html import unescape
from typing import Any

from surefoot.diary.brought_in.brought import BroughtIn, Record, steady_id
from surefoot.diary.brought_in.rows import day_of
from surefoot.diary.story import Story
from surefoot.terms.errors import CannotUse, SideNotSaid

PROGRAM = "forum"


def posts_of(text: str) -> list[dict[str, Any]] | None:
    """Give the posts of a topic JSON, or None where it is none."""
    if '"post_stream"' not in text and '"latest_posts"' not in text:
        return None
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(whole, dict):
        return None
    stream = whole.get("post_stream")
    posts = stream.get("posts") if isinstance(stream, dict) else whole.get("latest_posts")
    return [p for p in posts or [] if isinstance(p, dict)]


def plain_words(post: dict[str, Any]) -> str:
    """Give a post's own words: raw where the export holds it, else without its marks.

    Quoted words of other people are left out.
    """
    raw = post.get("raw")
    if isinstance(raw, str):
        return re.sub(r"\[quote.*?\[/quote\]", "", raw, flags=re.S).strip()
    cooked = str(post.get("cooked", ""))
    cooked = re.sub(r"<aside.*?</aside>", "", cooked, flags=re.S)
    cooked = re.sub(r"</(p|li|h\d|div)>|<br\s*/?>", "\n", cooked)
    return unescape(re.sub(r"<[^>]*>", "", cooked)).strip()


def read_topic(text: str, author: str) -> BroughtIn:
    """Read her own posts of a topic.

    Parameters
    ----------
    author : her own user name on that forum.

    Raises
    ------
    SideNotSaid
        No name was given.
    CannotUse
        Nobody of that name wrote in it.
    """
    posts = posts_of(text) or []
    if not author:
        raise SideNotSaid(
            "A forum topic holds the words of many people, and only yours are read.",
            "Say your own user name there: --author NAME.",
            reason="author_not_said",
        )
    mine = [p for p in posts if str(p.get("username", "")).lower() == author.lower()]
    if not mine:
        raise CannotUse(
            f"Nobody called {author!r} wrote in this topic.",
            "Check the user name and bring it in again.",
            reason="author_not_found",
        )
    records: list[Record] = []
    for post in mine:
        day: date | None = day_of(str(post.get("created_at", "")))
        words = plain_words(post)
        if day and words:
            number = post.get("post_number", "")
            made = steady_id(PROGRAM, author.lower(), post.get("topic_id"), number, words)
            records.append(Story(day=day, text=words, source=f"forum post {number}", id=made))
    return BroughtIn(PROGRAM, tuple(records))
