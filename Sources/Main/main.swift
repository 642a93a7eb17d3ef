import App

// The only place where the process ends: everything else returns a status.
await Pendulaire.runAndExit()
