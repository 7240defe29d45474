using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Tabulation.Architecture.Tests;

/// <summary>Notes the primitive types that come up while a signature is decoded, however deep.</summary>
internal sealed class SeenTypes : ISignatureTypeProvider<bool, object?>
{
    private bool seen;

    public bool AnyFloat(Action decode)
    {
        seen = false;
        decode();
        return seen;
    }

    public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => seen |= typeCode is PrimitiveTypeCode.Single or PrimitiveTypeCode.Double;

    public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        seen |= reader.GetString(reader.GetTypeReference(handle).Name) is "Half" or "Decimal";

    public bool GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => false;

    public bool GetSZArrayType(bool elementType) => elementType;

    public bool GetArrayType(bool elementType, ArrayShape shape) => elementType;

    public bool GetByReferenceType(bool elementType) => elementType;

    public bool GetPointerType(bool elementType) => elementType;

    public bool GetPinnedType(bool elementType) => elementType;

    public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => unmodifiedType;

    public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => genericType;

    public bool GetFunctionPointerType(MethodSignature<bool> signature) => signature.ReturnType;

    public bool GetGenericMethodParameter(object? genericContext, int index) => false;

    public bool GetGenericTypeParameter(object? genericContext, int index) => false;
}
