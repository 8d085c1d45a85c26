"""The server's own spelling of declared text, and the verdict on what comparison could not decide."""

from schemadiff.canonical.ask import Answers, ask
from schemadiff.canonical.event_triggers import EventTriggerError

__all__ = ["Answers", "EventTriggerError", "ask"]
