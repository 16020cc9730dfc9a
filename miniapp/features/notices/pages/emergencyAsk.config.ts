export default definePageConfig({ navigationBarTitleText: '启动应急' });
