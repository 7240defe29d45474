using Tabulation.Standalone;

return await StandaloneCommand.Create().Parse(args).InvokeAsync();
