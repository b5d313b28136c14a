"""The councils' returns added up: who gave one, what every figure is the sum of, and what stands in the way."""
