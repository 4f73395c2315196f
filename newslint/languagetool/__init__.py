"""LanguageTool as a local server of our own: its jars, a Java to run them, and the client that asks it."""


class LanguageToolError(Exception):
    """LanguageTool cannot be had: one sentence that says why and what to do."""
