import { OpenAPIRegistry } from '@asteasolutions/zod-to-openapi'
import { bodyParser } from '@koa/bodyparser'
import multer from '@koa/multer'
import Router from '@koa/router'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { AwsClient } from 'aws4fetch'
import { isHoliday } from 'chinese-days'
import { fileTypeFromBuffer } from 'file-type'
import Flatbush from 'flatbush'
import jwt from 'jsonwebtoken'
import Koa from 'koa'
import helmet from 'koa-helmet'
import { open } from 'lmdb'
import mongoose from 'mongoose'
import { pino } from 'pino'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import sharp from 'sharp'
import { z } from 'zod'

/** jest resolves CommonJS; several of our packages are ESM only. Each one is really used here, not just named. */
describe('packages under jest', () => {
  it('recognises a picture and reads its size', async () => {
    const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#1E6650' } }).png().toBuffer()
    expect(await fileTypeFromBuffer(png)).toEqual({ ext: 'png', mime: 'image/png' })
    expect(await sharp(png).metadata()).toMatchObject({ width: 3, height: 2 })
  })

  it('finds a point in a polygon and in a spatial index', () => {
    const square = { type: 'Polygon' as const, coordinates: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] }
    expect(booleanPointInPolygon([1, 1], square)).toBe(true)
    expect(booleanPointInPolygon([3, 1], square)).toBe(false)
    const index = new Flatbush(1)
    index.add(0, 0, 2, 2)
    index.finish()
    expect(index.search(1, 1, 1, 1)).toEqual([0])
  })

  it('knows the holidays', () => {
    expect(isHoliday('2026-10-01')).toBe(true)
  })

  it('loads the server packages', async () => {
    expect(typeof new Koa().callback()).toBe('function')
    expect(typeof new Router().routes()).toBe('function')
    expect([typeof bodyParser, typeof multer, typeof helmet, typeof open]).toEqual(Array(4).fill('function'))
    expect(mongoose.Types.ObjectId.isValid('65f000000000000000000000')).toBe(true)
    expect(jwt.verify(jwt.sign({ sub: 'p' }, 'a-secret'), 'a-secret')).toMatchObject({ sub: 'p' })
    expect(pino({ level: 'silent' }).level).toBe('silent')
    expect(new OpenAPIRegistry().definitions).toEqual([])
    expect(z.object({ a: z.string() }).safeParse({ a: 1 }).success).toBe(false)
    await expect(new RateLimiterMemory({ points: 1, duration: 1 }).consume('a')).resolves.toMatchObject({ remainingPoints: 0 })
    const signed = await new AwsClient({ accessKeyId: 'a', secretAccessKey: 'b', region: 'r', service: 's3' }).sign('https://bucket.example/key')
    expect(signed.headers.get('authorization')).toContain('AWS4-HMAC-SHA256')
  })
})
