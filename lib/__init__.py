"""Hit Ratio: what the notebooks share. One room per stage; see METHOD.md for the rules they follow."""
