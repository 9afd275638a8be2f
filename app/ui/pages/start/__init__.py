"""Before the desk: first start, unlocking, and the records of another practice taken over."""
