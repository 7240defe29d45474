using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Tabulation.Architecture.Tests;

/// <summary>A built assembly as a file: what its members' signatures, its methods' locals and its instructions mention.</summary>
internal sealed class Metadata : IDisposable
{
    private readonly PEReader file;
    private readonly MetadataReader reader;

    private Metadata(string path)
    {
        file = new PEReader(ImmutableArray.Create(File.ReadAllBytes(path)));
        reader = file.GetMetadataReader();
    }

    public static Metadata Of(string name) => new(Path.Combine(AppContext.BaseDirectory, $"Tabulation.{name}.dll"));

    public IEnumerable<string> ReferencedAssemblies() =>
        reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name));

    /// <summary>Full names of the types it takes from elsewhere.</summary>
    public IEnumerable<string> ReferencedTypes() => reader.TypeReferences.Select(handle => reader.GetTypeReference(handle))
        .Select(type => $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}");

    /// <summary>Members in whose declaration, locals or instructions a floating-point number occurs, and members of others that take or give one.</summary>
    public IEnumerable<string> FloatingPoint()
    {
        var seen = new SeenTypes();
        foreach (var field in reader.FieldDefinitions.Select(reader.GetFieldDefinition))
            if (seen.AnyFloat(() => field.DecodeSignature(seen, null))) yield return $"field {reader.GetString(field.Name)}";
        foreach (var method in reader.MethodDefinitions.Select(reader.GetMethodDefinition))
            if (seen.AnyFloat(() => method.DecodeSignature(seen, null)) || HasFloatInside(method, seen)) yield return $"method {reader.GetString(method.Name)}";
        foreach (var member in reader.MemberReferences.Select(reader.GetMemberReference))
            if (seen.AnyFloat(() => Decode(member, seen))) yield return $"use of {reader.GetString(member.Name)}";
        for (var row = 1; row <= reader.GetTableRowCount(TableIndex.MethodSpec); row++)
        {
            var instance = reader.GetMethodSpecification(MetadataTokens.MethodSpecificationHandle(row));
            if (seen.AnyFloat(() => instance.DecodeSignature(seen, null))) yield return $"generic call {row}";
        }
    }

    public void Dispose() => file.Dispose();

    private static void Decode(MemberReference member, SeenTypes seen)
    {
        if (member.GetKind() == MemberReferenceKind.Field) member.DecodeFieldSignature(seen, null);
        else member.DecodeMethodSignature(seen, null);
    }

    private bool HasFloatInside(MethodDefinition method, SeenTypes seen)
    {
        if (method.RelativeVirtualAddress == 0) return false;
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        var hasLocal = !body.LocalSignature.IsNil
            && seen.AnyFloat(() => reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(seen, null));
        return hasLocal || Instructions.AnyFloat(body.GetILReader());
    }
}
