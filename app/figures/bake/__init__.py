"""The studio: poses a mannequin from small data files and bakes drawings; never shipped to run."""
