using Tabulation.Standalone;

return await StandaloneCommand.RunAsync(args);
