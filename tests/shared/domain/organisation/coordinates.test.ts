import fc from 'fast-check';
import { gcj02ToWgs84, outsideChina, toSystem, wgs84ToGcj02 } from '../../../../shared/domain/organisation/coordinates';
import { distanceMetres } from '../../../../shared/domain/organisation/geo';

const inChina = fc.record({ lng: fc.double({ min: 73, max: 135, noNaN: true }), lat: fc.double({ min: 18, max: 53, noNaN: true }) });

describe('coordinates', () => {
  it.each([
    // Reference pairs in common use for this transformation: Beijing, Shanghai, Shenzhen.
    [{ lng: 116.377817, lat: 39.911954 }, { lng: 116.38404722455657, lat: 39.91334545536069 }],
    [{ lng: 121.5272106, lat: 31.1774276 }, { lng: 121.531541859215, lat: 31.17530398364597 }],
    [{ lng: 113.912316, lat: 22.543847 }, { lng: 113.9171764808363, lat: 22.540796131694766 }],
  ])('shifts %j to %j, as maps do', (wgs84, gcj02) => {
    expect(distanceMetres(wgs84ToGcj02(wgs84), gcj02)).toBeLessThan(0.01);
    expect(distanceMetres(gcj02ToWgs84(gcj02), wgs84)).toBeLessThan(0.01);
  });

  it.each([
    ['Miyun', 116.84, 40.37], ['Longgang', 114.25, 22.72], ['Binzhou', 118.02, 37.38], ['Yuxi', 102.55, 24.35], ['Zhenhai', 121.72, 29.95],
  ])('is off by hundreds of metres in %s', (_, lng, lat) => {
    const metres = distanceMetres({ lng, lat }, wgs84ToGcj02({ lng, lat }));
    expect(metres).toBeGreaterThan(350);
    expect(metres).toBeLessThan(600);
  });

  it('comes back exactly: less than a tenth of a millimetre', () => {
    fc.assert(fc.property(inChina, (point) => distanceMetres(point, gcj02ToWgs84(wgs84ToGcj02(point))) < 1e-4));
  });

  it('leaves points outside China alone', () => {
    const paris = { lng: 2.35, lat: 48.85 };
    expect(outsideChina(paris)).toBe(true);
    expect(wgs84ToGcj02(paris)).toEqual(paris);
    expect(gcj02ToWgs84(paris)).toEqual(paris);
  });

  it('gives the system asked for, without the mark of the old one', () => {
    const given = { lng: 114.25, lat: 22.72, system: 'gcj02' } as const;
    expect(toSystem(given, 'gcj02')).toEqual({ lng: 114.25, lat: 22.72 });
    expect(toSystem(given, 'wgs84')).toEqual(gcj02ToWgs84(given));
    expect(toSystem({ ...given, system: 'wgs84' }, 'gcj02')).toEqual(wgs84ToGcj02(given));
  });
});
