value = (1
         + # the sum +



         'a')
