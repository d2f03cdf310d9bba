"""The longer documents: what stands in each of them."""
