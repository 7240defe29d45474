using Tabulation.Contracts.Tests;

// dotnet run --project tests/Contracts.Tests -- write-vectors
if (args is not ["write-vectors"])
{
    Console.Error.WriteLine("Writes protos/vectors/*.json anew: give write-vectors. A change in them is a change of the format.");
    return 2;
}

foreach (var (name, content) in VectorFiles.All) File.WriteAllText(Path.Combine(Repository.Vectors, name), content);
return 0;
