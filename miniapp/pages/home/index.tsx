import { Button, Input, Text, View } from '@tarojs/components'
import { useState } from 'react'

/** The first page: greets whoever types a name. */
export default function Home() {
  const [name, setName] = useState('')
  const [greeted, setGreeted] = useState('')
  return (
    <View className='home'>
      <Text className='home__greeting'>{greeted ? `${greeted}，您好` : '邻里'}</Text>
      <Input className='home__name' value={name} onInput={(event) => setName(event.detail.value)} />
      <Button className='home__greet' onClick={() => setGreeted(name)}>打个招呼</Button>
    </View>
  )
}
