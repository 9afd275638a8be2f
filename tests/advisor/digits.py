"""A state by its number."""


class Digits:
    """A number taken apart, digit by digit; when it is used up, it is stirred."""

    def __init__(self, number: int) -> None:
        self.left = (number * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019) % 2**64
        self.round = 0

    def take(self, base: int) -> int:
        if self.left < base * 2**16:
            self.round += 1
            stirred = (self.left + self.round) * 0xD1342543DE82EF95 + 0x2545F4914F6CDD1D
            self.left = (stirred % 2**64) ^ (stirred % 2**64 >> 29)
        self.left, digit = divmod(self.left, base)
        return digit
