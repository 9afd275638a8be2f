"""The programme and the bank it is put together from."""
