;;; procfile-mode.el --- Highlights Procfiles  -*- lexical-binding: t; -*-

;; Version: {{VERSION}}
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
  '(({{COMMENT}} (0 'font-lock-comment-face)
     ({{DIRECTIVE}} (progn (beginning-of-line) (line-end-position)) nil (0 'font-lock-keyword-face t)))
    ({{ENTRY}}
     (1 'font-lock-function-name-face nil t)
     (2 'font-lock-function-name-face nil t){{INCOMMAND}}))
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
