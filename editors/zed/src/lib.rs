//! Starts the language server of the installed proclint command.
use zed_extension_api::{self as zed, LanguageServerId, Result, Worktree};

struct Proclint;

impl zed::Extension for Proclint {
    fn new() -> Self {
        Proclint
    }

    fn language_server_command(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<zed::Command> {
        let command = worktree
            .which("proclint")
            .ok_or("proclint isn't in the PATH")?;
        Ok(zed::Command {
            command,
            args: vec!["lsp".into()],
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Proclint);
