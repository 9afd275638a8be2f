"""The exercise bank: names, instructions, doses, demands and ladders, in both languages."""
