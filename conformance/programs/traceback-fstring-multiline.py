x = 5
print(f"""a
  {x} {x
  .missing}
""")
