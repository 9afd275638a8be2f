"""The dosing advisor. Pure: a case in, advice out."""
