"""Pages, a room for each thing a clinician does. They call use cases and show what came of it."""
