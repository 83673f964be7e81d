"""When something happened, as a parent says it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


def when(at: datetime, now: datetime, zone: str) -> str:
    """Return "just now", "5 minutes ago", "today, 14:30" or "16 May 2026, 14:30", at home."""
    ago = now - at
    if ago < timedelta(minutes=1):
        return "just now"
    if ago < timedelta(hours=1):
        minutes = int(ago.total_seconds() // 60)
        return "1 minute ago" if minutes == 1 else f"{minutes} minutes ago"
    home = ZoneInfo(zone)
    there = at.astimezone(home)
    if there.date() == now.astimezone(home).date():
        return f"today, {there:%H:%M}"
    return f"{there.day} {there:%B %Y, %H:%M}"
