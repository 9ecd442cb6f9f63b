"""Exchange: studies to and from JSON, tables, files of other tools."""

from stancekit.exchange.convert import from_json, from_plain, to_json, to_plain

__all__ = ["from_json", "from_plain", "to_json", "to_plain"]
