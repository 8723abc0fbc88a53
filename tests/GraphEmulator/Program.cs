using SignInRecovery.GraphEmulator.Hosting;

return await CommandLine.RunAsync(args).ConfigureAwait(false);
