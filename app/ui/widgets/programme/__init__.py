"""The parts of the programme builder."""
