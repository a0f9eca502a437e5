"""Texts as people, tools and attackers write them into titles and names."""

HOSTILE_TEXTS = (
    "<script>alert('hola')</script>",
    '=HYPERLINK("http://example.com","clic")',
    "+57 300 000 0000",
    "-1+1",
    "@SUM(A1:A9)",
    "Fiesta 🎉 en el Concejo 👩‍👩‍👧 \u202e fin",
    "Un título largo " * 25,
)
