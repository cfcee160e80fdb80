text = ''
result = (text
          .upper()
          .lower(
              1, 2
          )
          .strip())
