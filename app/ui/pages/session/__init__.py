"""A session, here or at home: typed, judged, decided, saved."""
