/** A growing byte buffer, reused from key to key. */
export class ByteWriter {
  length = 0;
  private bytesHeld = Buffer.alloc(4096);

  reset(): void {
    this.length = 0;
  }

  copy(): Buffer {
    return Buffer.from(this.bytesHeld.subarray(0, this.length));
  }

  private room(count: number): void {
    if (this.length + count <= this.bytesHeld.length) return;
    const larger = Buffer.alloc(Math.max(this.bytesHeld.length * 2, this.length + count));
    this.bytesHeld.copy(larger, 0, 0, this.length);
    this.bytesHeld = larger;
  }

  byte(value: number): void {
    this.room(1);
    this.bytesHeld[this.length++] = value;
  }

  bytes(value: Uint8Array): void {
    this.room(value.length);
    this.bytesHeld.set(value, this.length);
    this.length += value.length;
  }

  uint32(value: number): void {
    this.room(4);
    this.length = this.bytesHeld.writeUInt32BE(value, this.length);
  }

  uint64(value: bigint): void {
    this.room(8);
    this.length = this.bytesHeld.writeBigUInt64BE(value, this.length);
  }

  /** Sign bit flipped, so that negative numbers come first. */
  int64(value: bigint): void {
    this.uint64(BigInt.asUintN(64, value) ^ 0x8000000000000000n);
  }

  /** Order-preserving double: negative ones inverted, the others with the sign bit set. */
  double(value: number): void {
    this.room(8);
    const start = this.length;
    this.length = this.bytesHeld.writeDoubleBE(value === 0 ? 0 : value, start);
    const first = this.bytesHeld[start] ?? 0;
    if (first & 0x80) this.invert(start);
    else this.bytesHeld[start] = first | 0x80;
  }

  /** UTF-8 with 00 escaped as 00 FF, ended by 00. */
  text(value: string): void {
    this.room(value.length * 3 + 1);
    const start = this.length;
    this.length += this.bytesHeld.write(value, start, 'utf8');
    if (value.includes('\0')) this.escapeZeros(start);
    this.byte(0);
  }

  private escapeZeros(start: number): void {
    const plain = Buffer.from(this.bytesHeld.subarray(start, this.length));
    this.length = start;
    for (const byte of plain) {
      this.byte(byte);
      if (byte === 0) this.byte(0xff);
    }
  }

  invert(start: number): void {
    for (let i = start; i < this.length; i += 1) this.bytesHeld[i] = ~(this.bytesHeld[i] ?? 0) & 0xff;
  }
}
