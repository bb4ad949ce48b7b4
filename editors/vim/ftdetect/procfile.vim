" A first line such as "#!/bin/sh" has given the file another type by now.
autocmd BufNewFile,BufRead [Pp]rocfile,[Pp]rocfile.*,*.[Pp]rocfile set filetype=procfile
