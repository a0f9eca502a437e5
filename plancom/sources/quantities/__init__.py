"""Quantities: what the words beside a figure say that it is, and what its values make doubtful.

`vocabulary` finds the known words in a text, `verdicts` says whether they name a count, `doubts` looks at the values, and
`questions` asks for what neither tells. A figure counts only when its own words say so: values never accept, they only doubt.
"""
