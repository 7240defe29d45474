using Tabulation.Cli;

return await TabulateCommand.RunAsync(args);
