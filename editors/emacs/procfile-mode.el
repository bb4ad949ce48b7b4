;;; procfile-mode.el --- Highlights Procfiles  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "26.1"))
;; Keywords: languages
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Highlights the process types, comments and commands of a Procfile.
;; Written by go generate ./internal/tools/grammar.

;;; Code:

(defun procfile-mode--after-name ()
  "Go to the end of the name that was matched, and search to the end of its line."
  (goto-char (or (match-end 1) (match-end 2)))
  (line-end-position))

(defconst procfile-mode-keywords
  '(("^\ufeff?[\011 ]*#.*" (0 'font-lock-comment-face)
     ("\\_<proclint-\\(?:platform\\|ignore-\\(?:next-line\\|file\\)\\)\\_>" (progn (beginning-of-line) (line-end-position)) nil (0 'font-lock-keyword-face t)))
    ("^\\(?:\\([0-9A-Z_a-z]+\\):\\|\ufeff?[\011 ]*\\(\"[^\000-\037\"\177]*\"\\|'[^\000-\037'\177]*'\\|\\(?:[^]\000-#%-'*,:>-@[`{-}\177\ufeff-]\\|[:?-]:*[^\000- :\177]\\)\\(?::*[^\000- :\177]\\|[\011 ]+\\(?:[^\000- #:\177]\\|:+[^\000- :\177]\\)\\)*\\|[?-]\\)[\011 ]*::*\\(?:[\011 ]\\|$\\)\\)"
     (1 'font-lock-function-name-face nil t)
     (2 'font-lock-function-name-face nil t)
     ("\"\\(?:\\\\.\\|[^\"\\\\\012]\\)*\"?\\|\\('[^'\012]*'?\\)" (procfile-mode--after-name) nil (0 'font-lock-string-face))
     ("\\(\\$\\(?:{[^\011-\012\014-\015 }]*}\\|[0-9A-Z_a-z]+\\)\\|%[0-9A-Z_a-z]+%\\)" (procfile-mode--after-name) nil (1 'font-lock-variable-name-face prepend))
     ("\\(\\$(\\|`\\)" (procfile-mode--after-name) nil (1 'font-lock-preprocessor-face prepend))
     ("[\011-\012\014-\015 &(:-;|]\\(\\(?:[A-Z_a-z][0-9A-Z_a-z]*\\)\\(?:=\\)\\)" (procfile-mode--after-name) nil (1 'font-lock-variable-name-face))
     ("\\([0-9]*\\(?:>>\\|[<>]\\)\\(?:&[0-9]\\)?\\)" (procfile-mode--after-name) nil (1 'font-lock-keyword-face))
     ("\\(&&\\|||\\|[&;|]\\)" (procfile-mode--after-name) nil (1 'font-lock-keyword-face))
     ("[\011-\012\014-\015 ]\\(--?[0-9A-Za-z][.0-9A-Z_a-z-]*\\)" (procfile-mode--after-name) nil (1 'font-lock-constant-face))
     ("\\(\\\\.\\)" (procfile-mode--after-name) nil (1 'font-lock-constant-face prepend))
     ("[^.-:A-Z_a-z-]\\([0-9]+\\)\\(?:[^.-:A-Z_a-z-]\\|$\\)" (procfile-mode--after-name) nil (1 'font-lock-constant-face))
     ("\"\\(?:\\\\.\\|[^\"\\\\\012]\\)*\"?\\|\\('[^'\012]*'?\\)" (procfile-mode--after-name) nil (1 'font-lock-string-face t t))))
  "What `font-lock-mode' highlights in a Procfile.")

;;;###autoload
(define-derived-mode procfile-mode prog-mode "Procfile"
  "Major mode for Procfiles."
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+[ \t]*")
  (setq-local font-lock-defaults '(procfile-mode-keywords t)))

;;;###autoload
(add-to-list 'auto-mode-alist '("/[Pp]rocfile\\(\\..*\\)?\\'" . procfile-mode))

(provide 'procfile-mode)
;;; procfile-mode.el ends here
