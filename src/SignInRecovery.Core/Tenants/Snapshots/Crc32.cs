using System.Buffers.Binary;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>The checksum of zip archives (CRC-32 of ISO 3309). The runtime unpacks entries without looking at theirs.</summary>
internal sealed class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[][] Tables = MakeTables();

    private uint _state = uint.MaxValue;

    /// <summary>The checksum of what was added.</summary>
    public uint Value => ~_state;

    /// <summary>Adds bytes, eight at a time.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        while (bytes.Length >= 8)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ state;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state = Tables[7][low & 0xFF] ^ Tables[6][(low >> 8) & 0xFF] ^ Tables[5][(low >> 16) & 0xFF] ^ Tables[4][low >> 24]
                ^ Tables[3][high & 0xFF] ^ Tables[2][(high >> 8) & 0xFF] ^ Tables[1][(high >> 16) & 0xFF] ^ Tables[0][high >> 24];
            bytes = bytes[8..];
        }

        foreach (byte value in bytes)
        {
            state = (state >> 8) ^ Tables[0][(state ^ value) & 0xFF];
        }

        _state = state;
    }

    private static uint[][] MakeTables()
    {
        uint[][] tables = [.. Enumerable.Range(0, 8).Select(_ => new uint[256])];
        for (uint index = 0; index < 256; index++)
        {
            uint value = index;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
            }

            tables[0][index] = value;
        }

        for (int table = 1; table < 8; table++)
        {
            for (int index = 0; index < 256; index++)
            {
                uint before = tables[table - 1][index];
                tables[table][index] = (before >> 8) ^ tables[0][before & 0xFF];
            }
        }

        return tables;
    }
}
