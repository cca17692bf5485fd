"""A workbook of one month: a sheet per view, with the charts and colours of the office program itself."""
